/** What an element of MDX states about a field by its attributes. */
export interface FieldElement {
  readonly name: string;
  readonly type: string;
  readonly presence: string;
}

/** The ends of the names of components that describe a field: `ResponseField`, `ParamField`, `Property`. */
const FIELD = /(?:field|param|parameter|property|prop|attribute)$/i;

/** True for the name of a component that describes a field. */
export function isFieldTag(tag: string): boolean {
  return FIELD.test(tag);
}

/**
 * The field that an element of MDX describes, such as `<ResponseField name="id" type="string" required>`. Undefined for any
 * other element, and for a part of a request that is not its body.
 */
export function fieldElement(
  tag: string,
  attributes: Readonly<Record<string, string>>,
): FieldElement | undefined {
  if (!isFieldTag(tag)) return undefined;
  const name = attributes.name ?? attributes.body ?? attributes.field;
  if (name === undefined || name.trim() === '') return undefined;
  const type = [plain(attributes.type ?? ''), isOn(attributes.nullable) ? 'nullable' : ''];
  return {
    name: plain(name),
    type: type.filter(Boolean).join(', '),
    presence: isOn(attributes.required) ? 'required' : isOn(attributes.optional) ? 'optional' : '',
  };
}

/** The text of an attribute that is a string in MDX. */
function plain(value: string): string {
  return value.trim().replace(/^(["'`])([^"'`]*)\1$/, '$2');
}

function isOn(value: string | undefined): boolean {
  return value !== undefined && value.trim() !== 'false';
}
