import { z } from 'zod';

/** Scalars of the wire: seconds have three decimals, instants are UTC. */
export const count = z.int().nonnegative();
export const seconds = z.number().nonnegative();
export const instant = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
export const counts = z.record(z.string(), count);
