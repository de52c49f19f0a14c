package dev.exitcode.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exitcode.evidence.PodIdentity.Owner;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FitTest {
  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "api-7c9-x2x, api-7c9-x2x, api,            POD",
        "api,         api-7c9-x2x, api,            WORKLOAD",
        "api-7c9,     api-7c9-x2x, api,            BEGINNING",
        "ap,          api-7c9-x2x, api,            BEGINNING",
        "api-,        api-7c9-x2x, api,            BEGINNING",
        "cart,        shop-cart-7c9-x2x, shop-cart, PART",
        "x2x,         api-7c9-x2x, api,            PART",
        "art,         shop-cart-7c9-x2x, shop-cart, -",
        "paymnets,    payments-7c9-x2x, payments,  MISTYPED",
        "paiments,    payments-7c9-x2x, payments,  MISTYPED",
        "payment-s,   payments-7c9-x2x, payments,  MISTYPED",
        "paimentz,    payments-7c9-x2x, payments,  MISTYPED",
        "pzimentz,    payments-7c9-x2x, payments,  -",
        "carf,        cart-7c9-x2x, cart,          MISTYPED",
        "cxrf,        cart-7c9-x2x, cart,          -",
        "apj,         api-7c9-x2x, api,            -",
        "web-O,       web-0, web,                  MISTYPED",
        "billing,     payments-7c9-x2x, payments,  -",
        "debug,       debug, -,                    POD",
      })
  void fit_isTheBest(String typed, String pod, @Nullable String workload, @Nullable Fit fit) {
    Owner owner = workload == null ? null : new Owner("Deployment", workload);
    SlimPod slim = new SlimPod(pod, "u", owner, "Running", 0, false, null);
    Fit exact = Fit.of(typed, slim);
    assertThat(exact == null ? Fit.ofSlip(typed, slim) : exact).isEqualTo(fit);
  }
}
