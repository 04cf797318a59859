/** Lower case as RE2 compares without case: it folds the long s to s, `toLowerCase` does not. */
export const foldCase = (text: string): string => text.toLowerCase().replaceAll('\u017F', 's');
