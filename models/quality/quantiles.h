// Quantiles of the distributions behind the errors of counts and of efficiencies. Pure functions; any thread.
//
// I_x(a, b), the incomplete beta function, is summed by its continued fraction (NIST Digital Library of
// Mathematical Functions, 8.17.22), P(a, x), the incomplete gamma function, by series (8.11.4) or continued
// fraction (8.9.2). The quantiles are found by bisection of them, to the last digits of a double.
#pragma once

namespace shiftdeck {

double incompleteBeta(double x, double a, double b);  // I_x(a, b): 0 to 1; a, b > 0
double incompleteGamma(double a, double x);  // P(a, x): 0 to 1; a > 0, x >= 0
// Q(a, x) = 1 - P(a, x), exact where P is all but 1.
double upperIncompleteGamma(double a, double x);

double betaQuantile(double probability, double a, double b);  // x with I_x(a, b) = probability
double gammaQuantile(double probability, double a);  // x with P(a, x) = probability

}  // namespace shiftdeck
