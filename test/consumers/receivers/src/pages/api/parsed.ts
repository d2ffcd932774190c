import type { NextApiRequest, NextApiResponse } from 'next';
import { receiver } from '../../receiver';

/** A route whose body Next.js reads before the receiver does. */
export default function handle(request: NextApiRequest, response: NextApiResponse): Promise<void> {
  return receiver.node(request, response);
}
