import { inflateRawSync } from 'node:zlib';

/** Reads what was written as a spreadsheet program would: a zip of XML. */
export class Workbook {
  readonly #parts: ReadonlyMap<string, Buffer>;

  constructor(zip: Buffer) {
    this.#parts = partsOf(zip);
  }

  text = (name: string): string => this.#parts.get(name)?.toString('utf8') ?? '';
  sheet = (): string => this.text('xl/worksheets/sheet1.xml');

  /** Texts as they stand in the file, before Excel reads what is spelled out. */
  raw = (): readonly string[] =>
    [...this.text('xl/sharedStrings.xml').matchAll(/<t[^>]*>([\s\S]*?)<\/t>/g)].map(([, text]) =>
      unescaped(text ?? ''),
    );

  rows(): readonly (readonly unknown[])[] {
    const texts = this.raw().map(unspelled);
    return [...this.sheet().matchAll(/<row[^>]*>([\s\S]*?)<\/row>/g)].map(([, row]) =>
      [...(row ?? '').matchAll(/<c ([^>]*)>(?:<v>(.*?)<\/v>)?<\/c>/g)].map(([, attributes, value]) => {
        if (attributes?.includes('t="s"')) return texts[Number(value)];
        return attributes?.includes('t="b"') ? value === '1' : Number(value);
      }),
    );
  }
}

const unspelled = (text: string): string =>
  text.replace(/_x([0-9A-F]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));

const ENTITIES: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  apos: "'",
  '#39': "'",
};
const unescaped = (text: string): string =>
  text.replace(/&([^;]+);/g, (all, name: string) => ENTITIES[name] ?? all);

function partsOf(zip: Buffer): ReadonlyMap<string, Buffer> {
  const parts = new Map<string, Buffer>();
  const end = zip.lastIndexOf(Buffer.from('PK\x05\x06'));
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [packed, name, extra, comment] = [
      zip.readUInt32LE(at + 20),
      ...[28, 30, 32].map((offset) => zip.readUInt16LE(at + offset)),
    ] as [number, number, number, number];
    const local = zip.readUInt32LE(at + 42);
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const content = zip.subarray(start, start + packed);
    const isPacked = zip.readUInt16LE(at + 10) === 8;
    parts.set(zip.toString('utf8', at + 46, at + 46 + name), isPacked ? inflateRawSync(content) : content);
    at += 46 + name + extra + comment;
  }
  return parts;
}
