import { receiver } from '../webhooks/receiver';

/** A route that reads the body before the receiver does. */
export async function POST(request: Request): Promise<Response> {
  await request.json();
  return receiver.fetch(request);
}
