import { createReceiver } from '@hookschema/scalekit/receive';

/** The receiver of all examples in this folder. */
export const receiver = createReceiver({ secrets: process.env.SCALEKIT_WEBHOOK_SECRET })
  .on('organization.created', async (event) => {
    console.log(`organization ${event.data.id} has been created`);
  })
  .onUnknown(({ type }) => console.warn(`${type} is newer than the installed package`));
