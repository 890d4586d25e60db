package io.dataplane.proto.plugin;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/// What the process does with signals. Dying of one would lose the state of a running create: Terraform gets the
/// same signal, and tells us what it wants.
final class Signals {
    private Signals() {}

    static void ignoreExceptStop(Runnable stop) {
        handle("INT", () -> {});
        handle("HUP", () -> {});
        handle("TERM", stop);
    }

    static void endOnInterrupt(Runnable end) {
        handle("INT", end);
        handle("TERM", end);
    }

    /// By name, because javac warns of each mention of sun.misc.Signal and can not be told that there is no other way.
    private static void handle(String name, Runnable action) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            InvocationHandler calls = (_, method, _) -> {
                if (method.getName().equals("handle")) {
                    action.run();
                }
                return null;
            };
            Object proxy = Proxy.newProxyInstance(Signals.class.getClassLoader(), new Class<?>[] {handler}, calls);
            Object numbered = signal.getConstructor(String.class).newInstance(name);
            Object _ = signal.getMethod("handle", signal, handler).invoke(null, numbered, proxy);
        } catch (InvocationTargetException e) {
            // the platform has no such signal, or it is not ours to handle
        } catch (ReflectiveOperationException e) {
            throw new StartException("This Java runtime has no jdk.unsupported module.", e);
        }
    }
}
