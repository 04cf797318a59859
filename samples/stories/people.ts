/** Invented people: a machine, a version, and the project of most days. */
export interface Person {
  readonly user: string;
  readonly home: string;
}

export const MAREN: Person = { user: 'maren', home: '/Users/maren' };
export const TOMAS: Person = { user: 'tomas', home: '/Users/tomas' };
export const INES: Person = { user: 'ines', home: '/home/ines' };
export const KOFI: Person = { user: 'kofi', home: '/home/kofi' };
export const YUKI: Person = { user: 'yuki', home: '/home/yuki' };
export const BELA: Person = { user: 'bela', home: '/home/bela' };
