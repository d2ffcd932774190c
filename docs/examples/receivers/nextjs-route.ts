import { receiver } from './receiver';

/** Next.js, `app/webhooks/route.ts`. */
export const POST = receiver.fetch;
