import { createReceiver, type WebhookReceiver } from '@hookschema/scalekit/receive';

interface Env {
  readonly SCALEKIT_WEBHOOK_SECRET: string;
}

/** Cloudflare Workers. The secret is in the environment of a request, so the receiver is created with the first one. */
let receiver: WebhookReceiver | undefined;

export default {
  fetch(request: Request, env: Env): Promise<Response> {
    receiver ??= createReceiver({ secrets: env.SCALEKIT_WEBHOOK_SECRET }).onUnknown(({ type }) =>
      console.warn(type),
    );
    return receiver.fetch(request);
  },
};
