import { createServer } from 'node:http';
import express from 'express';
import { app } from '../receivers/express.js';
import { receiver } from '../receivers/receiver.js';
import { announce, originOf } from './announce.js';

app.post('/parsed', express.json(), (request, response) => receiver.node(request, response));
const origin = await originOf(createServer(app));

announce({ webhooks: `${origin}/webhooks`, parsed: `${origin}/parsed` });
