import { expect, test } from 'vitest';
import { isResizeLoop } from '../src/shared/resized';

test.each([
  ['ResizeObserver loop completed with undelivered notifications.', null, true],
  ['ResizeObserver loop limit exceeded', undefined, true],
  ['ResizeObserver loop completed with undelivered notifications.', new Error('thrown with these words'), false],
  ['Script error.', null, false],
  ['TypeError: undefined is not an object', new TypeError('undefined is not an object'), false],
])('only the loop that browsers report by themselves is let pass: %s', (message, error, isOne) => {
  expect(isResizeLoop(new ErrorEvent('error', { message, error }))).toBe(isOne);
});
