# Figures of test/domains/finance/kernel/exotics/digital.test.ts: a double no-touch by its image sources, in 60 digits (mpmath).
from mpmath import erfc, exp, log, mp, mpf, sqrt

mp.dps = 60
N = lambda x: erfc(-x / sqrt(mpf(2))) / 2


def double_no_touch(spot, lower, upper, domestic, foreign, vol, expiry, payout):
    S, L, U, rd, rf, v, T = map(mpf, (spot, lower, upper, domestic, foreign, vol, expiry))
    m = rd - rf + (v * v / 2 if payout == 'foreign' else -v * v / 2)
    s, a, b = v * sqrt(T), log(L / S), log(U / S)
    total = mpf(0)
    for k in range(-60, 61):
        for sign, c in ((1, 2 * k * (b - a)), (-1, 2 * b - 2 * k * (b - a))):
            total += sign * exp(m * c / v**2) * (N((b - c - m * T) / s) - N((a - c - m * T) / s))
    return total * (S * exp(-rf * T) if payout == 'foreign' else exp(-rd * T))


for case in [
    ('100', '80', '120', '0.05', '0.03', '0.1', '0.25'),
    ('100', '95', '105', '0.05', '0.03', '0.2', '0.25'),
    ('100', '90', '105', '0.05', '0.2', '0.05', '1'),
    ('100', '99.99', '101', '0.05', '0.03', '0.02', '0.25'),
    ('100', '60', '101', '0.3', '0', '0.02', '1'),
    ('1', '0.8', '1.3', '0.01', '0.04', '0.25', '0.5'),
    ('1', '0.8', '1.3', '0.01', '0.04', '0.245', '0.99'),
]:
    for payout in ('domestic', 'foreign'):
        # the doubles that the test passes
        doubles = [float(x) for x in case]
        print('    [' + ', '.join(case) + f", '{payout}', {float(double_no_touch(*doubles, payout))}],")
