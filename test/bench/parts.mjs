/** The parts of the bench, and how much of each is done. `page`: it wants a browser. */
export const parts = {
  bytes: {full: {large: true}, quick: {large: false}},
  cold: {page: true, full: {rounds: 5, traces: 3}, quick: {rounds: 1, traces: 1}},
  many: {page: true, full: {rounds: 3, counts: [1000]}, quick: {rounds: 1, counts: [100]}},
  kept: {page: true, full: {rounds: 3, cycles: 1000}, quick: {rounds: 1, cycles: 100}},
  shift: {page: true, full: {}, quick: {}},
  requests: {page: true, full: {counts: [1, 10, 100, 1000]}, quick: {counts: [1, 10]}},
  polls: {page: true, full: {seconds: [60, 180]}, quick: {seconds: [60]}},
  paint: {page: true, full: {rounds: 9}, quick: {rounds: 2}},
  gateway: {full: {rounds: 15, perRound: 6000}, quick: {rounds: 2, perRound: 500}},
  memory: {full: {sessions: 100_000}, quick: {sessions: 2000}},
};
