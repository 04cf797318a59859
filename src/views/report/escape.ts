import { visible } from '../../drafts/visible.js';

/** Any text as the text of an HTML element or of a quoted attribute. */
export const escaped = (text: string): string =>
  visible(text).replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);

/** JSON for a script element: nothing in it can end the element, or begin a comment in it. */
export const jsonInScript = (value: unknown): string =>
  JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

/** Code for a script element. In strings, patterns and comments `<\/` means the same, and elsewhere it cannot stand. */
export const codeInScript = (code: string): string =>
  code.replace(/<\/(?=script)/gi, '<\\/').replaceAll('<!--', '<\\!--');
