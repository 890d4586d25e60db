package io.dataplane.testbed;

import java.time.Duration;

/// What goes wrong with one call on its way to AWS or back.
public sealed interface Fault {
    /// The call takes longer, and then works.
    record Delay(Duration duration) implements Fault {}

    /// AWS answers with an error and does nothing.
    record Refuse(int status, String code, String message) implements Fault {}

    /// AWS asks to slow down and does nothing; code and status as each service has them.
    record Throttle() implements Fault {}

    /// AWS fails and does nothing.
    record ServerError() implements Fault {}

    /// AWS does what was asked, and the answer is lost.
    record DropAnswer() implements Fault {}

    /// The connection breaks before AWS hears of the call.
    record CutBefore() implements Fault {}

    /// Something else happens first, then the call goes on.
    record Before(Runnable deed) implements Fault {}

    /// AWS does what was asked, then something else happens, then the answer goes back.
    record After(Runnable deed) implements Fault {}
}
