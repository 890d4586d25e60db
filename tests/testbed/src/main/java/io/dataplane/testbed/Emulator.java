package io.dataplane.testbed;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A `moto_server` process of our own on a free port of the loopback interface: the AWS of the tests.
public final class Emulator implements AutoCloseable {
    /// Names the program when it is not on the PATH.
    public static final String PROGRAM = "DATAPLANE_MOTO_SERVER";

    /// Without these the emulator accepts what EC2 refuses, and knows no AWS managed policy.
    private static final Map<String, String> SETTINGS = Map.of(
            "MOTO_IAM_LOAD_MANAGED_POLICIES", "true",
            "MOTO_ENABLE_AMI_VALIDATION", "true",
            "MOTO_ENABLE_KEYPAIR_VALIDATION", "true",
            "MOTO_EC2_ENABLE_INSTANCE_TYPE_VALIDATION", "true");

    private static final Duration START_LIMIT = Duration.ofSeconds(90);
    private static final Duration END_LIMIT = Duration.ofSeconds(5);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Path folder;
    private final Process process;
    private final URI endpoint;

    private Emulator(Path folder, Process process, int port) {
        this.folder = folder;
        this.process = process;
        this.endpoint = URI.create("http://127.0.0.1:" + port);
    }

    public static Emulator start() {
        return start(freePort());
    }

    /// Returns when it answers; what a failed one printed is in the exception.
    public static Emulator start(int port) {
        try {
            Path folder = Files.createTempDirectory("dataplane-emulator");
            Emulator emulator = new Emulator(folder, launch(folder, port), port);
            emulator.awaitAnswer();
            return emulator;
        } catch (IOException e) {
            throw new IllegalStateException(
                    "No emulator: install moto_server 5.2.1 (pip install 'moto[server]==5.2.1') or name it by "
                            + PROGRAM + ". " + e.getMessage(),
                    e);
        }
    }

    /// The one that all test classes of this JVM share, started by the first and ended with the JVM. A class that
    /// keeps it in a static field and calls [#reset] before each test has it for itself while tests run one by one.
    public static Emulator shared() {
        return Shared.EMULATOR;
    }

    private static final class Shared {
        static final Emulator EMULATOR = start();

        static {
            Runtime.getRuntime().addShutdownHook(new Thread(EMULATOR::close, "emulator-end"));
        }
    }

    private static Process launch(Path folder, int port) throws IOException {
        Path images = folder.resolve("amis.json");
        try (InputStream resource = Emulator.class.getResourceAsStream("amis.json")) {
            Files.copy(Optional.ofNullable(resource).orElseThrow(), images, StandardCopyOption.REPLACE_EXISTING);
        }
        String program = Optional.ofNullable(System.getenv(PROGRAM)).orElse("moto_server");
        ProcessBuilder builder = new ProcessBuilder(program, "-H", "127.0.0.1", "-p", Integer.toString(port));
        builder.environment().putAll(SETTINGS);
        builder.environment().put("MOTO_AMIS_PATH", images.toString());
        builder.environment().put("MOTO_PORT", Integer.toString(port));
        builder.redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile());
        return builder.start();
    }

    public URI endpoint() {
        return endpoint;
    }

    public long pid() {
        return process.pid();
    }

    /// Forgets every object of every account and region.
    public void reset() {
        try {
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(endpoint.resolve("/moto-api/reset"))
                            .POST(HttpRequest.BodyPublishers.noBody())
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw failure("Reset was answered with " + answer.statusCode() + " " + answer.body());
            }
        } catch (IOException e) {
            throw failure("Reset got no answer: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure("Interrupted");
        }
    }

    /// What it printed so far, one line per request.
    public String output() {
        try {
            return Files.readString(folder.resolve("output"));
        } catch (IOException e) {
            return "(no output: " + e + ")";
        }
    }

    /// Ends this process, and no other, and waits until it is gone.
    @Override
    public void close() {
        end(process.toHandle());
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            // a leftover in the temporary folder hurts nobody, and close also runs while the JVM ends
        }
    }

    private static void end(ProcessHandle handle) {
        handle.destroy();
        try {
            handle.onExit().get(END_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            handle.destroyForcibly();
            Thread.currentThread().interrupt();
        } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
            handle.destroyForcibly();
            handle.onExit().join();
        }
    }

    private void awaitAnswer() {
        long end = System.nanoTime() + START_LIMIT.toNanos();
        while (!answers()) {
            if (!process.isAlive() || System.nanoTime() - end > 0) {
                RuntimeException failure = failure("The emulator did not start");
                close();
                throw failure;
            }
            pause();
        }
    }

    private boolean answers() {
        try {
            HttpRequest request = HttpRequest.newBuilder(endpoint.resolve("/moto-api/data.json"))
                    .timeout(Duration.ofSeconds(20))
                    .build();
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure("Interrupted");
        }
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private IllegalStateException failure(String what) {
        return new IllegalStateException(what + ". Its output:\n" + output());
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException("No free port on the loopback interface", e);
        }
    }

    /// `--port N`: runs in the foreground until it is ended by a signal.
    public static void main(String[] arguments) throws InterruptedException {
        boolean named = arguments.length == 2 && arguments[0].equals("--port");
        Emulator emulator = named ? start(Integer.parseInt(arguments[1])) : start();
        Runtime.getRuntime().addShutdownHook(new Thread(emulator::close, "emulator-end"));
        System.err.println("Emulator ready at " + emulator.endpoint());
        emulator.process.waitFor();
    }
}
