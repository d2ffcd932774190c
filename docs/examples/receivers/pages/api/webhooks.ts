import type { NextApiRequest, NextApiResponse } from 'next';
import { receiver } from '../../receiver';

/** Next.js, `pages/api/webhooks.ts`. Next.js leaves the body to the receiver. */
export const config = { api: { bodyParser: false } };

export default function handle(request: NextApiRequest, response: NextApiResponse): Promise<void> {
  return receiver.node(request, response);
}
