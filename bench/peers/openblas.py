# One product a time by the OpenBLAS inside numpy: reads the number of products, writes seconds and the last product's sum of squares.
import sys
import time

import numpy

blas = numpy.__config__.CONFIG['Build Dependencies']['blas']['name']
if 'openblas' not in blas:
    sys.exit(f'numpy stands on {blas} here')
side = int(sys.argv[1])
a, b = (numpy.fromfile(path, dtype='<f4').reshape(side, side) for path in sys.argv[2:4])
c = numpy.empty_like(a)
for line in sys.stdin:
    times = int(line)
    begun = time.perf_counter()
    for _ in range(times):
        numpy.matmul(a, b, out=c)
    elapsed = time.perf_counter() - begun
    c.tofile(sys.argv[4])
    print(elapsed, flush=True)
