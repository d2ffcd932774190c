/** The JSON Pointer that a text with dots means: `/event/name` for `event.name`. Undefined for any other text. */
export function meantPointer(text: string): string | undefined {
  return /^[\w-]+(\.[\w-]+)*$/.test(text) ? `/${text.replaceAll('.', '/')}` : undefined;
}
