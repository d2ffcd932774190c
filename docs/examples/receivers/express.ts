import express from 'express';
import { receiver } from './receiver.js';

/** Express 5, and 4. The route comes before `express.json()`, so that the receiver reads the body. */
export const app = express();
app.post('/webhooks', (request, response) => receiver.node(request, response));
app.use(express.json());
