/** Reading foreign JSON: a field is what it should be, or absent. */

export type JsonObject = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const objectAt = (object: JsonObject | undefined, key: string): JsonObject | undefined => {
  const value = object?.[key];
  return isObject(value) ? value : undefined;
};

/** A string that is not empty. */
export const textAt = (object: JsonObject | undefined, key: string): string | undefined => {
  const value = object?.[key];
  return typeof value === 'string' && value !== '' ? value : undefined;
};

export const numberAt = (object: JsonObject | undefined, key: string): number | undefined => {
  const value = object?.[key];
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
};

/** A count: a whole number from 0 on, as large as numbers here are exact. */
export const countAt = (object: JsonObject | undefined, key: string): number | undefined => {
  const value = numberAt(object, key);
  return value !== undefined && Number.isSafeInteger(value) && value >= 0 ? value : undefined;
};

export const isTrueAt = (object: JsonObject | undefined, key: string): boolean => object?.[key] === true;
