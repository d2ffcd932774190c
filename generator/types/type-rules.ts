import { ARRAY_RULES } from './type-rules/arrays.js';
import { CHOICE_RULES } from './type-rules/choices.js';
import { COMMENT_RULES } from './type-rules/comments.js';
import { DEPENDENCY_RULES } from './type-rules/dependencies.js';
import { INSTANCE_TYPE_RULES } from './type-rules/instance-types.js';
import { LITERAL_RULES } from './type-rules/literals.js';
import { OBJECT_RULES } from './type-rules/objects.js';
import type { TypeRule } from './type-rules/rule.js';

/** The rules, in the order in which they are applied to each schema, from the outside in. */
export const TYPE_RULES: readonly TypeRule[] = [
  ...DEPENDENCY_RULES,
  ...COMMENT_RULES,
  ...LITERAL_RULES,
  ...CHOICE_RULES,
  ...INSTANCE_TYPE_RULES,
  ...OBJECT_RULES,
  ...ARRAY_RULES,
];
