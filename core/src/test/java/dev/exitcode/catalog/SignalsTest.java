package dev.exitcode.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignalsTest {
  @ParameterizedTest
  @CsvSource({
    "1, SIGHUP",
    "2, SIGINT",
    "3, SIGQUIT",
    "6, SIGABRT",
    "7, SIGBUS",
    "9, SIGKILL",
    "11, SIGSEGV",
    "15, SIGTERM",
    "17, SIGCHLD",
    "24, SIGXCPU",
    "31, SIGSYS",
    "34, SIGRTMIN",
    "37, SIGRTMIN+3",
    "49, SIGRTMIN+15",
    "50, SIGRTMAX-14",
    "64, SIGRTMAX",
  })
  void number_hasItsName(int number, String name) {
    assertThat(Signals.name(number)).isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource({
    "sigkill, 9",
    "KILL, 9",
    "term, 15",
    "SIGPOLL, 29",
    "rtmin+3, 37",
    "SIGRTMIN+20, 54",
    "sigrtmax-1, 63",
    "SIGRTMIN, 34",
    "rtmin-1, 0",
    "rtmax+1, 0",
    "rtmin+999999999999, 0",
    "rtminx, 0",
    "sig, 0",
    "unknown, 0",
  })
  void name_hasItsNumber(String name, int number) {
    assertThat(Signals.number(name)).isEqualTo(number);
  }

  @Test
  void everyName_leadsBackToItsNumber() {
    for (int number = 1; number <= Signals.LAST; number++) {
      String name = Signals.name(number);
      assertThat(name == null ? number : Signals.number(name)).isEqualTo(number);
    }
  }
}
