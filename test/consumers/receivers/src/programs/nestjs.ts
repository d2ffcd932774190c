import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { AppModule } from '../receivers/nestjs.js';
import { announce } from './announce.js';

/** Starts the example's app, with or without the option that keeps the body as it arrived. */
async function start(rawBody: boolean): Promise<string> {
  const app = await NestFactory.create(AppModule, { rawBody, logger: false });
  await app.listen(0, '127.0.0.1');
  return `${await app.getUrl()}/webhooks`;
}

announce({ webhooks: await start(true), parsed: await start(false) });
