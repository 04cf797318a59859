/** Beyond ASCII, what is no letter: it has one case. For a class of an expression. */
export const SIGNS =
  '\\xa1-\\xa9\\xab-\\xb4\\xb6-\\xb9\\xbb-\\xbf\\xd7\\xf7\\u2139\\u2010-\\u2027\\u2030-\\u205e\\u2190-\\u245f\\u2500-\\u2bff';
