import type { Ecosystem } from '@morel/model';
import { elixir } from '@morel/versions';
import { about } from './about.ts';
import { mix, rebar3 } from './client.ts';
import { mixExsReader } from './mix/mix-exs.ts';
import { mixLockReader } from './mix/mix-lock.ts';
import { names } from './names.ts';
import { rebarConfigReader } from './rebar/rebar-config.ts';
import { rebarLockReader } from './rebar/rebar-lock.ts';
import { pages } from './pages.ts';
import { registry } from './registry.ts';

/** Packages of Elixir and Erlang, as Mix and rebar3 get them from Hex. */
export const ecosystem: Ecosystem = {
  about,
  names,
  versions: elixir,
  readers: [mixLockReader, mixExsReader, rebarLockReader, rebarConfigReader],
  registry,
  pages,
  clients: [mix, rebar3],
};
