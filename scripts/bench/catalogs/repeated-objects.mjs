import { pick } from './pick.mjs';
import * as write from './schemas.mjs';

/** @typedef {import('./schemas.mjs').Schema} Schema */

const { text, whole, flag, uri, template, moment, object, orNull, list, members } = write;

/** The URIs of a person, and the URI templates. */
const PERSON = ['url', 'html_url', 'avatar_url'];
const PERSON_TEMPLATES = ['followers_url', 'subscriptions_url', 'events_url'];
const PERSON_MORE = ['organizations_url', 'repos_url', 'received_events_url', 'keys_url'];

/**
 * A person, written out where it is used, as large catalogs do.
 *
 * @param {number} variant people are described in slightly different ways
 * @returns {Schema}
 */
export function person(variant) {
  const more = PERSON_MORE.slice(variant % 3);
  return object({
    login: text,
    id: whole,
    node_id: text,
    ...members(PERSON, uri),
    ...members(PERSON_TEMPLATES, template),
    ...Object.fromEntries(
      more.map((name, at) => [at < variant % 5 ? `${name}?` : name, name === 'keys_url' ? template : uri]),
    ),
    [variant % 2 === 0 ? 'type' : 'type?']: write.oneOfThese(
      ['User', 'Bot', 'Organization'].slice(variant % 2),
    ),
    site_admin: flag,
    ...(variant > 4 && { 'email?': orNull(text) }),
    ...(variant > 9 && { [`field_${variant}?`]: text }),
  });
}

/**
 * The objects that events repeat, by name. Each is described in slightly different ways in different events.
 *
 * @type {Readonly<Record<string, (variant: number) => Schema>>}
 */
const REPEATED = {
  user: person,
  assignee: (variant) => orNull(person(variant + 40)),
  milestone: (variant) =>
    orNull(
      object({
        ...members(['url', 'html_url', 'labels_url'], uri),
        ...members(['id', 'number', 'open_issues', 'closed_issues'], whole),
        title: text,
        [variant % 2 === 0 ? 'description' : 'description?']: orNull(text),
        state: write.oneOfThese(['open', 'closed']),
        creator: person(variant),
        ...members(['created_at', 'updated_at'], moment),
        ...members(['due_on', 'closed_at'], orNull(moment)),
        ...(variant > 1 && { [`progress_${variant}?`]: whole }),
      }),
    ),
  labels: (variant) =>
    list(
      object({
        id: whole,
        node_id: text,
        url: uri,
        name: text,
        description: orNull(text),
        color: { type: 'string', pattern: '^[0-9a-f]{6}$' },
        [variant % 2 === 0 ? 'default' : 'default?']: flag,
        ...(variant > 1 && { [`weight_${variant}?`]: whole }),
      }),
    ),
  reactions: (variant) =>
    object({
      url: uri,
      total_count: whole,
      ...members(['laugh', 'confused', 'heart', 'hooray', 'eyes', 'rocket'].slice(variant % 3), whole),
      ...(variant > 2 && { [`reaction_${variant}?`]: whole }),
    }),
  app: (variant) =>
    object({
      id: whole,
      slug: text,
      node_id: text,
      owner: person(variant + 1),
      name: text,
      ...members(['external_url', 'html_url'], uri),
      ...members(['created_at', 'updated_at'], moment),
      permissions: object(
        members(
          ['actions?', 'checks?', 'contents?', 'issues?', 'metadata?', 'pages?', 'secrets?'].slice(
            variant % 4,
          ),
          write.oneOfThese(['read', 'write']),
        ),
        { additionalProperties: false },
      ),
    }),
  links: (variant) =>
    object(
      Object.fromEntries(
        ['self', 'html', 'comments', 'commits', 'statuses', 'review']
          .slice(variant % 4)
          .map((name) => [name, object({ href: uri, ...(variant > 3 && { [`title_${variant}?`]: text }) })]),
      ),
    ),
};

/** The names of the objects that events repeat. */
export const REPEATED_NAMES = Object.keys(REPEATED);

/**
 * One of the objects that events repeat.
 *
 * @param {string} name one of `REPEATED_NAMES`
 * @param {string} event decides which of its variants
 * @param {number} variants the number of its variants
 * @returns {Schema}
 */
export function repeated(name, event, variants) {
  const make = REPEATED[name];
  if (make === undefined) throw new Error(`No object ${name}`);
  return make(pick(`${event} ${name}`, variants));
}
