/** What the choice of the gap limit changes: said wherever active time is. */
export const gapLimitRange = (least: string, most: string): string =>
  `${least === most ? `${least}, also` : `${least} to ${most}`} with gap limits of 5 and 15 minutes`;
