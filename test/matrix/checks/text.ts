/** Characters that no emitted file, name or message may have raw: all that change what a reader sees. */
const RAW = /(?![\n\t])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;

/** What is wrong with a text that the generator has written or printed. */
export function rawCharacters(where: string, text: string): readonly string[] {
  const found = RAW.exec(text);
  if (found === null) return [];
  const around = JSON.stringify(text.slice(Math.max(0, found.index - 30), found.index + 30));
  return [`${where}: U+${found[0].codePointAt(0)?.toString(16)} is raw in ${around}`];
}

/** The words of a text, without the escapes and marks that comments add and without hidden characters. */
export function plainWords(text: string): string {
  return text
    .replace(/\n\s*\* ?/g, ' ')
    .replaceAll('\\', '')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\s]+/gu, ' ')
    .trim();
}
