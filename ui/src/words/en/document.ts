/** The words around what the vendor's document says. */
export const document = {
  'document.step': 'What the document says here',
  'document.field': 'What the document asks for here',
  'document.ours': 'In our words, with the number of each passage:',
  'document.label': 'The form calls it:',
  'document.labelOurs': 'How the form calls it is not known here.',
  'document.atPassage': 'The link to the document opens at this passage where your browser can find it.',
};
