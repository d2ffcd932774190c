import { pick } from './pick.mjs';
import { person, REPEATED_NAMES, repeated } from './repeated-objects.mjs';
import * as write from './schemas.mjs';

/** @typedef {import('./schemas.mjs').Schema} Schema */

const { text, whole, flag, uri, template, moment, object, orNull, list, members, definition } = write;

const RESOURCES = [
  ...['issue', 'pull_request', 'check_run', 'check_suite', 'commit_comment', 'deployment', 'discussion'],
  ...['fork', 'installation_target', 'label', 'member', 'membership', 'merge_group', 'milestone', 'package'],
  ...['page_build', 'project', 'project_card', 'project_column', 'release', 'review', 'review_comment'],
  ...['ruleset', 'security_alert', 'sponsorship', 'status', 'team', 'workflow_job', 'workflow_run'],
];
const ACTIONS = [
  'created',
  'edited',
  'deleted',
  'closed',
  'reopened',
  'assigned',
  'labeled',
  'locked',
  'pinned',
];

/** What the URIs of a repository lead to, and its URI templates. */
const URIS = [
  ...['clone', 'contributors', 'deployments', 'downloads', 'events', 'forks', 'hooks', 'html', 'languages'],
  ...['merges', 'mirror', 'ssh', 'stargazers', 'subscribers', 'subscription', 'tags', 'teams'],
];
const TEMPLATES = [
  ...[
    'archive',
    'assignees',
    'blobs',
    'branches',
    'collaborators',
    'comments',
    'commits',
    'compare',
    'contents',
  ],
  ...['git_commits', 'git_refs', 'git_tags', 'issue_comment', 'issue_events', 'issues', 'keys', 'labels'],
  ...['milestones', 'notifications', 'pulls', 'releases', 'statuses', 'trees'],
];

/** The objects that nearly every event carries, by reference. @type {Readonly<Record<string, Schema>>} */
const SHARED = {
  repository: object({
    id: whole,
    node_id: text,
    ...members(['name', 'full_name', 'default_branch', 'visibility'], text),
    private: flag,
    owner: definition('user'),
    url: uri,
    ...members(
      URIS.map((name) => `${name}_url`),
      uri,
    ),
    ...members(
      TEMPLATES.map((name) => `${name}_url`),
      template,
    ),
    description: orNull(text),
    homepage: orNull(text),
    ...members(['created_at', 'updated_at'], moment),
    pushed_at: orNull(moment),
    ...members(['size', 'forks', 'watchers', 'open_issues', 'stargazers_count'], whole),
    ...members(['has_issues', 'has_projects', 'has_wiki', 'archived', 'disabled', 'is_template?'], flag),
    license: orNull(definition('license')),
    topics: list(text),
    'custom_properties?': { type: 'object', additionalProperties: text },
  }),
  user: person(0),
  license: object({ key: text, name: text, spdx_id: text, url: orNull(uri), node_id: text }),
  organization: object({
    login: text,
    id: whole,
    node_id: text,
    ...members(['url', 'repos_url', 'events_url', 'hooks_url', 'issues_url', 'avatar_url'], uri),
    members_url: template,
    description: orNull(text),
  }),
  installation: object({ id: whole, node_id: text }),
};

/** The object that an event is about. @param {string} resource @param {string} action @returns {Schema} */
function subject(resource, action) {
  const names = REPEATED_NAMES.filter((name) => name === 'user' || pick(`${resource} ${name}`, 8) < 3);
  const parts = names.map((name) => [
    name,
    repeated(name, pick(resource + action + name, 10) < 9 ? `${resource} ${action}` : resource, 100),
  ]);
  const marks = Array.from({ length: 4 + pick(resource, 12) }, (_, at) => `${resource}_mark_${at}`);
  return object({
    id: whole,
    node_id: text,
    ...members(['url', 'html_url', 'comments_url'], uri),
    labels_url: template,
    number: { type: 'integer', minimum: 1 },
    title: { type: 'string', minLength: 1, maxLength: 256 },
    state: write.oneOfThese(['open', 'closed', `${resource}_${action}`]),
    ...members(['created_at', 'updated_at'], moment),
    closed_at: orNull(moment),
    body: orNull(text),
    ...Object.fromEntries(
      marks.map((name, at) => [at % 3 === 0 ? `${name}?` : name, [text, flag, whole][at % 3] ?? text]),
    ),
    ...Object.fromEntries(parts),
  });
}

/** @param {string} resource @param {string} action @returns {Schema} */
function event(resource, action) {
  return object(
    {
      action: { type: 'string', enum: [action] },
      [resource]: subject(resource, action),
      repository: definition('repository'),
      sender: definition('user'),
      'installation?': definition('installation'),
      'organization?': definition('organization'),
      ...(action === 'edited' && {
        changes: object({
          'title?': object({ from: text }),
          'body?': object({ from: text }),
        }),
      }),
    },
    {
      $schema: 'http://json-schema.org/draft-07/schema#',
      title: `${resource} ${action}`,
      additionalProperties: false,
    },
  );
}

/**
 * Many events in one file that share deep objects with URIs and dates, and repeat others in slightly different ways.
 * A header and a property name the event.
 *
 * @type {import('./catalogs.mjs').MakeCatalog}
 */
export function sharedObjects() {
  const kinds = RESOURCES.flatMap((resource) => ACTIONS.map((action) => ({ resource, action })));
  const events = Object.fromEntries(
    kinds.map(({ resource, action }) => [`${resource}$${action}`, event(resource, action)]),
  );
  return {
    files: { 'schemas/events.json': { definitions: { ...SHARED, ...events } } },
    config: {
      schemas: 'schemas/events.json',
      discriminator: { header: 'x-event', property: '/action' },
      events: 'events.json#/definitions/{header}$*',
    },
    events: kinds.map(({ resource, action }) => ({
      type: `${resource}.${action}`,
      headers: { 'x-event': resource },
      file: 'schemas/events.json',
      pointer: `/definitions/${resource}$${action}`,
    })),
    alike: true,
  };
}
