import { isIPv6, SocketAddress } from 'node:net';

/** Whoever has one address of IPv6 has as many as they like of the same first half. */
const GROUPS_OF_A_NETWORK = 4;
const ALL_GROUPS = 8;

/**
 * What attempts are counted by: an address of IPv4 as it is, the network of one of IPv6. `2001:db8::1` and
 * `2001:db8::ffff` are both `2001:db8:0:0::/64`; `::ffff:192.0.2.1` is `192.0.2.1`.
 */
export function networkOf(address: string): string {
  if (!isIPv6(address)) return address;
  const { address: short } = new SocketAddress({ address: address.split('%')[0] ?? address, family: 'ipv6' });
  const inside = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(short)?.[1];
  if (inside !== undefined) return inside;
  const [before = '', after = ''] = short.split('::');
  const head = before === '' ? [] : before.split(':');
  const tail = after === '' ? [] : after.split(':');
  const zeros = Array.from({ length: ALL_GROUPS - head.length - tail.length }, () => '0');
  const groups = short.includes('::') ? [...head, ...zeros, ...tail] : head;
  return `${groups.slice(0, GROUPS_OF_A_NETWORK).join(':')}::/64`;
}
