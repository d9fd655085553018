// Value and six Greeks of vanilla FX options: one plain scalar loop over columns. For each line on standard input, which says how often, it
// prices the columns of the file named by its argument and prints the nanoseconds that took and the sum of the values.
#include <chrono>
#include <cmath>
#include <cstdio>
#include <vector>

enum { phi, notional, spot, strike, domestic, foreign_, vol, expiry, inputs };
enum { value, delta, gamma_, vega, theta, rhoDomestic, rhoForeign, outputs };
using Column = std::vector<double>;

static void price(size_t count, const Column *in, Column *out) {
  for (size_t i = 0; i < count; i++) {
    const double S = in[spot][i], K = in[strike][i], T = in[expiry][i], sigma = in[vol][i], p = in[phi][i];
    const double rd = in[domestic][i], rf = in[foreign_][i], n = in[notional][i];
    const double rootTime = std::sqrt(T), s = sigma * rootTime;
    const double dd = std::exp(-rd * T), df = std::exp(-rf * T);
    const double d1 = (std::log(S / K) + (rd - rf) * T) / s + 0.5 * s, d2 = d1 - s;
    const double N1 = 0.5 * std::erfc(-p * d1 * M_SQRT1_2), N2 = 0.5 * std::erfc(-p * d2 * M_SQRT1_2);
    const double density = 0.3989422804014327 * std::exp(-0.5 * d1 * d1);
    const double F = S * df, Kd = K * dd;
    out[value][i] = n * p * (F * N1 - Kd * N2);
    out[delta][i] = n * p * df * N1;
    out[gamma_][i] = n * df * density / (S * s);
    out[vega][i] = n * F * density * rootTime;
    out[theta][i] = n * (-F * density * sigma / (2 * rootTime) + p * (rf * F * N1 - rd * Kd * N2));
    out[rhoDomestic][i] = n * p * T * Kd * N2;
    out[rhoForeign][i] = -n * p * T * F * N1;
  }
}

int main(int, char **arguments) {
  std::FILE *file = std::fopen(arguments[1], "rb");
  if (file == nullptr) return 1;
  std::fseek(file, 0, SEEK_END);
  const size_t count = std::ftell(file) / sizeof(double) / inputs;
  std::rewind(file);
  std::vector<Column> in(inputs, Column(count)), out(outputs, Column(count));
  for (auto &column : in)
    if (std::fread(column.data(), sizeof(double), count, file) != count) return 1;
  std::fclose(file);
  int times;
  while (std::scanf("%d", &times) == 1) {
    const auto began = std::chrono::steady_clock::now();
    for (int i = 0; i < times; i++) price(count, in.data(), out.data());
    const std::chrono::duration<double, std::nano> took = std::chrono::steady_clock::now() - began;
    double sum = 0;
    for (double one : out[value]) sum += one;
    std::printf("%.0f %.17g\n", took.count() / times, sum);
    std::fflush(stdout);
  }
}
