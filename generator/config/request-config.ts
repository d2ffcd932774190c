// What a configuration says about requests: how they name their event, and how they are signed.

/** Several properties name the event together: `UPDATE` and `AUTH` are `UPDATE.AUTH`. */
export interface PropertiesDiscriminatorConfig {
  /** JSON Pointers to the properties: `['/webhook_type', '/webhook_code']`. */
  readonly properties: readonly string[];
  /** The text between their values in an event type. Default: `.`. */
  readonly separator?: string;
}

/** The first of several properties that a payload has names the event. */
export interface FirstDiscriminatorConfig {
  /** JSON Pointers to the properties: `['/event/type', '/type']`. */
  readonly first: readonly string[];
}

/** A header names the event, alone or beside a property of the payload: `issues` and `opened` are `issues.opened`. */
export interface HeaderDiscriminatorConfig {
  /** The header's name: `x-github-event`. */
  readonly header: string;
  /** JSON Pointer to a property that is part of the event type, in payloads that have it: `/action`. */
  readonly property?: string;
  /** The text between header and property in an event type. Default: `.`. */
  readonly separator?: string;
}

/** The schemas describe the data of an event; the envelope around it is described once. */
export interface EnvelopeDiscriminatorConfig {
  /** `cloudevents`, or a schema in the schema folder: `envelope.schema.json`, `api.json#/components/schemas/event`. */
  readonly envelope: string;
  /** JSON Pointer to the property of the envelope that names the event. Default: `/type`. */
  readonly property?: string;
  /** JSON Pointer to the place of the data in the envelope. Default: `/data`. */
  readonly data?: string;
}

/** Standard Webhooks (https://www.standardwebhooks.com), with a symmetric key. */
export interface StandardSignatureConfig {
  readonly scheme: 'standard';
}

/** A signature in a header: an HMAC of the body, alone or together with a timestamp and an id. */
export interface SignatureConfig {
  /** The header with the signature: `x-hub-signature-256`. */
  readonly header: string;
  /** The hash function of the HMAC. Default: `sha256`. */
  readonly algorithm?: 'sha1' | 'sha256' | 'sha384' | 'sha512';
  /** How the signature is written. */
  readonly encoding: 'hex' | 'base64';
  /** The text before the signature: `sha256=`. Default: none. */
  readonly prefix?: string;
  /** The text between several items of the header: `,`. Default: the header is one item. */
  readonly separator?: string;
  /** What is signed, with `{id}`, `{timestamp}` and `{body}` in place of these. Default: `{body}`. */
  readonly signed?: string;
  /** The header with the id of the delivery: `x-github-delivery`. */
  readonly id?: string;
  /** The header with the time of signing in seconds, or the start of the item of `header` that has it: `{ item: 't=' }`. */
  readonly timestamp?: string | { readonly item: string };
  /** How the secret is written. Default: `text`, which is used as it is. */
  readonly secret?: 'text' | 'base64' | 'hex';
  /** The text before the secret that is not part of it: `whsec_`. Default: none. */
  readonly secretPrefix?: string;
}
