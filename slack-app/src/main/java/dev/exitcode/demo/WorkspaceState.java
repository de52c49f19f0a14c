package dev.exitcode.demo;

import java.time.Clock;

/** The workspace's state and rules, shared by those who act on them: person, Web API, page. */
record WorkspaceState(
    Changes changes,
    Messages messages,
    Channels channels,
    History history,
    PostRates posts,
    MishapDesk mishaps,
    Views views,
    Triggers triggers,
    ResponseUrls responseUrls,
    Limits limits,
    PayloadCheck check,
    Clock clock) {

  static WorkspaceState empty(Clock clock) {
    Changes changes = new Changes();
    Limits limits = Limits.bundled();
    PayloadCheck check = new PayloadCheck(limits);
    Messages messages = new Messages(clock, changes);
    Channels channels = new Channels();
    return new WorkspaceState(
        changes,
        messages,
        channels,
        new History(messages, channels),
        new PostRates(limits.posting(), clock),
        new MishapDesk(messages),
        new Views(changes),
        new Triggers(clock),
        new ResponseUrls(messages, check, clock),
        limits,
        check,
        clock);
  }
}
