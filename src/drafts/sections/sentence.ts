/** A text that ends as a sentence does. */
export const sentence = (text: string): string => {
  const trimmed = text.trim();
  return trimmed === '' || /[.!?…:]["')`]?$/u.test(trimmed) ? trimmed : `${trimmed}.`;
};
