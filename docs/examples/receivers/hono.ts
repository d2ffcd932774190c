import { Hono } from 'hono';
import { receiver } from './receiver.js';

/** Hono, on any platform. */
export const app = new Hono();
app.post('/webhooks', (context) => receiver.fetch(context.req.raw));
