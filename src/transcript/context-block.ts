const CONTEXT_BLOCK = /^<(ide_\w+|system-reminder)(?: [^>]*)?>/;

/** Cuts leading editor context and reminders, which the harness puts before what a person typed. */
export function withoutContext(text: string): string {
  let rest = text.trimStart();
  for (let tag = CONTEXT_BLOCK.exec(rest)?.[1]; tag !== undefined; tag = CONTEXT_BLOCK.exec(rest)?.[1]) {
    const close = `</${tag}>`;
    const end = rest.indexOf(close);
    if (end < 0) return rest;
    rest = rest.slice(end + close.length).trimStart();
  }
  return rest.trimEnd();
}
