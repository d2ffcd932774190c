import { receiver } from './receiver.js';

/** What a function URL gives, and API Gateway with the payload format 2.0. */
interface LambdaEvent {
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body?: string;
  readonly isBase64Encoded: boolean;
}

/** AWS Lambda. */
export async function handler(event: LambdaEvent): Promise<{ statusCode: number; body: string }> {
  const { status, end } = await receiver.handle(event);
  return { statusCode: status, body: status === 204 ? '' : end };
}
