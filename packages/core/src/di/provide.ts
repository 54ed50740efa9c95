import type { ContainerModuleLoadOptions } from 'inversify';
import type { Token } from './tokens.ts';

type TokensOf<Ports> = { readonly [Name in keyof Ports]: Token<Ports[Name]> };

/**
 * Binds a token to something made from ports that the container resolves by their own tokens. A forgotten port, or one
 * swapped for another, does not compile.
 */
export function provide<Ports extends object, T>(
  bind: ContainerModuleLoadOptions['bind'],
  token: Token<T>,
  ports: TokensOf<Ports>,
  make: (ports: Ports) => T,
): void {
  const names = Object.keys(ports) as (keyof Ports)[];
  bind<T>(token)
    .toResolvedValue(
      (...resolved: unknown[]) => make(Object.fromEntries(names.map((name, index) => [name, resolved[index]])) as Ports),
      names.map((name) => ports[name]),
    )
    .inSingletonScope();
}
