import { signedRequest } from '@hookschema/scalekit/testing';
import { HttpResponse, http } from 'msw';
import { setupServer } from 'msw/node';

/** What the mocked provider needs to know. */
export interface ProviderOptions {
  readonly secret: string;
  /** Your endpoint, such as `receiver.fetch`. */
  readonly endpoint: (request: Request) => Promise<Response>;
}

/**
 * A provider for tests, with Mock Service Worker: a call of its API is answered, and sends the webhook that the real
 * provider would send. Nothing leaves the process.
 */
export function mockedProvider({ secret, endpoint }: ProviderOptions) {
  return setupServer(
    http.post('https://api.example.com/organizations', async ({ request }) => {
      const { display_name } = (await request.json()) as { display_name: string };
      const data = { id: 'org_123', display_name };
      await endpoint(await signedRequest('organization.created', { data }, { secret }));
      return HttpResponse.json(data, { status: 201 });
    }),
  );
}
