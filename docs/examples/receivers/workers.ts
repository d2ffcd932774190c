import { createReceiver, type WebhookReceiver } from '@hookschema/scalekit/receive';

interface Env {
  readonly SCALEKIT_WEBHOOK_SECRET: string;
}

/** Cloudflare Workers. The secret is in the environment of a request, so the first request creates the receiver. */
let receiver: Pick<WebhookReceiver, 'fetch'> | undefined;

export default {
  fetch(request: Request, env: Env): Promise<Response> {
    receiver ??= createReceiver({ secrets: env.SCALEKIT_WEBHOOK_SECRET }).on(
      'organization.created',
      (event) => console.log(`organization ${event.data.id} has been created`),
    );
    return receiver.fetch(request);
  },
};
