import type { World } from '../world/world.ts';
import type { CloudFault, CloudNumber, CloudUpload, DeliveryFaults } from './types.ts';

/** Meta's side of the Cloud API, over the people of the simulator. */
export interface GraphWorld {
  readonly world: World;
  /** by phone number id, which is also the profile its messages are logged under */
  readonly numbers: Map<string, CloudNumber>;
  /** by the id messages name them with */
  readonly uploads: Map<string, CloudUpload>;
  faults: CloudFault[];
  delivery: DeliveryFaults;
  /** what a test holds a request against; answers with what is wrong */
  readonly inspect: (request: GraphRequest) => string | null;
}

export interface GraphRequest {
  readonly method: string;
  /** behind the version, ids as they are, e.g. `106/messages` */
  readonly path: string;
  readonly body: unknown;
}

export function createGraphWorld(
  world: World,
  inspect: (request: GraphRequest) => string | null = () => null,
): GraphWorld {
  return {
    world,
    numbers: new Map(),
    uploads: new Map(),
    faults: [],
    delivery: { duplicates: false, outOfOrder: false },
    inspect,
  };
}

/** The first fault of this kind meant for this phone (digits), counted down. */
export function takeCloudFault(
  graph: GraphWorld,
  on: CloudFault['on'],
  phone: string,
): CloudFault | undefined {
  const fault = graph.faults.find((one) => one.on === on && (one.phone === undefined || one.phone === phone));
  if (fault === undefined) return undefined;
  graph.faults = graph.faults.flatMap((one) => {
    if (one !== fault) return [one];
    return one.times > 1 ? [{ ...one, times: one.times - 1 }] : [];
  });
  return fault;
}
