interface Row {
  readonly person: string;
  readonly right: boolean;
  readonly weight: number;
  readonly cues: ReadonlySet<string>;
}

export function fitCues(
  rows: readonly Row[],
  options: { readonly people: number; readonly few: number; readonly small: number },
): { readonly atLeast: number; readonly weights: Readonly<Record<string, number>> };
