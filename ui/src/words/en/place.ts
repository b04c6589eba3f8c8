/** The words around a step's sketch of where to click. */
export const place = {
  'place.caption': 'A sketch, drawn from the names in the documents. Your own page may look different.',
  'place.leave': 'Do not press',
  'place.stayEmpty': 'Leave empty for now',
};
