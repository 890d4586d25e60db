package io.dataplane.proto.plugin;

import io.dataplane.proto.log.JsonLoggerFinder;
import io.dataplane.proto.log.LibraryLog;
import io.dataplane.proto.log.LogKeys;
import io.dataplane.proto.log.Panic;
import io.dataplane.proto.server.StopSignals;
import io.grpc.InsecureServerCredentials;
import io.grpc.Server;
import io.grpc.ServerCredentials;
import java.util.Map;
import java.util.Optional;

/// Serves a provider to the Terraform process that started this one.
public final class PluginProcess {
    private final PluginOptions options;
    private final PluginEnvironment environment;
    private final StopSignals stops = new StopSignals();
    private final Connections connections = new Connections();
    private final ProcessEnd end = new ProcessEnd();
    private final Auxiliary auxiliary;

    private PluginProcess(PluginOptions options, PluginEnvironment environment) {
        this.options = options;
        this.environment = environment;
        this.auxiliary = new Auxiliary(options.debug() ? () -> {} : end::gracefully);
    }

    /// Serves until Terraform asks for the end of the process, or is gone.
    public static void serve(PluginOptions options) {
        PluginProcess process = new PluginProcess(options, new PluginEnvironment(System.getenv()));
        try {
            process.start();
        } catch (StartException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    private void start() {
        if (!options.debug() && !environment.isTerraform()) {
            throw new StartException(
                    "This is a Terraform provider, not meant to be run by hand. Terraform starts it for"
                            + " the configurations that require " + options.sourceAddress() + ".");
        }
        JsonLoggerFinder.commonFields(Map.of(LogKeys.PROVIDER, options.sourceAddress()));
        Thread.setDefaultUncaughtExceptionHandler(PluginProcess::uncaught);
        if (options.debug()) {
            debug();
        } else {
            handshake();
        }
    }

    /// In the order of what Terraform waits for: all that can wait comes after the line.
    private void handshake() {
        Optional<Channel> channel = Channel.open(environment.clientCertificate());
        LazyTrust.install();
        StandardOutput.redirect();
        PluginServer server = new PluginServer(options, stops, auxiliary, connections);
        ServerCredentials credentials = channel.map(Channel::credentials).orElseGet(InsecureServerCredentials::create);
        Server started = server.start(environment.ports(), credentials);
        end.owns(started, auxiliary);
        Signals.ignoreExceptStop(stops::stopAll);
        new HandshakeLine(started.getPort(), channel.map(Channel::certificate), environment.asksForMultiplexing())
                .write(environment.handshakeDescriptor());
        new Lifeline(connections, end).watch();
        LibraryLog.redirect();
        await(started);
    }

    /// One process for many commands, until the person who started it ends it.
    private void debug() {
        Signals.endOnInterrupt(end::gracefully);
        PluginServer server = new PluginServer(options, stops, auxiliary, connections);
        Server started = server.start(new PortRange(0, 0), InsecureServerCredentials.create());
        end.owns(started, auxiliary);
        System.out.println(
                ReattachLine.of(options.sourceAddress(), ProcessHandle.current().pid(), started.getPort()));
        StandardOutput.redirect();
        LibraryLog.redirect();
        await(started);
    }

    /// The server's own threads would not keep the process alive.
    private static void await(Server server) {
        try {
            server.awaitTermination();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void uncaught(Thread thread, Throwable cause) {
        if (cause instanceof Error) {
            Panic.exit(cause);
        }
        System.getLogger(PluginProcess.class.getName())
                .log(System.Logger.Level.ERROR, "uncaught in " + thread.getName(), cause);
    }
}
