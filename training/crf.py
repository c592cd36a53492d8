"""Linear-chain conditional random fields over many heads at once (Lafferty et al. 2001).

All span heads are padded to one number of tags and run through one loop over time. Partly known tag sequences are scored
by a forward pass that allows, at each word, only the tags that are possible there.
"""

from __future__ import annotations

import torch
from torch import Tensor

NEVER = -1e4


def log_sum(emissions: Tensor, transitions: Tensor, lengths: Tensor) -> Tensor:
    """Log of the sum over all paths: emissions (n, time, tags), transitions (n, tags, tags) [from, to], lengths (n,)."""
    alpha = emissions[:, 0]
    steps = emissions.shape[1]
    for t in range(1, steps):
        after = torch.logsumexp(alpha[:, :, None] + transitions, 1) + emissions[:, t]
        alpha = torch.where((t < lengths)[:, None], after, alpha)
    return torch.logsumexp(alpha, 1)


def loss(emissions: Tensor, transitions: Tensor, allowed: Tensor, lengths: Tensor) -> Tensor:
    """Negative log likelihood of the paths that `allowed` (n, time, tags) leaves, per row."""
    both = torch.cat([emissions, emissions.masked_fill(~allowed, NEVER)])
    sums = log_sum(both, torch.cat([transitions, transitions]), torch.cat([lengths, lengths]))
    free, tied = sums.chunk(2)
    return free - tied


def marginals(emissions: Tensor, transitions: Tensor, lengths: Tensor) -> Tensor:
    """Probability of each tag at each word: the gradient of the log sum with respect to the emissions."""
    emissions = emissions.detach().requires_grad_()
    with torch.enable_grad():
        total = log_sum(emissions, transitions, lengths).sum()
        (grad,) = torch.autograd.grad(total, emissions)
    return grad
