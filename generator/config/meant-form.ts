import { isRecord } from '../json/json.js';
import { isPointerWithin } from '../json/json-pointer.js';
import type { DocumentFailure, FailuresOf } from '../validate/ajv/document-failures.js';

/** Gives a function that checks values against a form: a schema in the list of a choice. */
export type CheckForm = (form: object) => FailuresOf;

/** The failures to report: all outside of choices (`anyOf`), and those of the form that was meant in each choice. */
export function withoutChoices(
  all: readonly DocumentFailure[],
  checkForm: CheckForm,
): readonly DocumentFailure[] {
  const choices = all.filter(({ keyword }) => keyword === 'anyOf');
  const outside = all.filter(
    (error) => !choices.some((one) => one !== error && isPointerWithin(one.instancePath, error.instancePath)),
  );
  return outside.flatMap((error) => (error.keyword === 'anyOf' ? meantForm(error, checkForm) : [error]));
}

/**
 * The failures of the most similar form of an object or a list, because that is most likely the one that was meant. For
 * any other value: that it has none of the forms. Each form is checked by itself, because a failure does not say to
 * which of them it belongs.
 */
function meantForm(choice: DocumentFailure, checkForm: CheckForm): readonly DocumentFailure[] {
  const { data, instancePath, parentSchema = {} } = choice;
  if (typeof data !== 'object' || data === null) return [choice];
  const forms = Array.isArray(parentSchema.anyOf) ? parentSchema.anyOf.filter(isRecord) : [];
  const [similar] = forms
    .map((form) => withoutChoices(checkForm(form)(data), checkForm))
    .filter((errors) => !errors.some(isOfOtherForm))
    .sort((one, other) => one.length - other.length);
  if (similar === undefined) return [choice];
  return similar.map((error) => ({ ...error, instancePath: instancePath + error.instancePath }));
}

/** True for a failure of the whole value: it is of another type, or none of the listed values. */
function isOfOtherForm({ keyword, instancePath }: DocumentFailure): boolean {
  return instancePath === '' && (keyword === 'type' || keyword === 'enum');
}
