import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.neo4j.configuration.Config;
import org.neo4j.configuration.GraphDatabaseSettings;
import org.neo4j.configuration.connectors.BoltConnector;
import org.neo4j.configuration.connectors.HttpConnector;
import org.neo4j.configuration.helpers.SocketAddress;
import org.neo4j.graphdb.config.Setting;
import org.neo4j.harness.Neo4j;
import org.neo4j.harness.Neo4jBuilder;
import org.neo4j.harness.Neo4jBuilders;

/**
 * A Neo4j Community server on loopback, password on, until its standard input ends.
 *
 * <p>Usage: java -cp 'lib/*' Run.java DATA_FOLDER BOLT_PORT HTTP_PORT [SETTING=VALUE ...]. Port 0 is any free port. The
 * first line of standard input is the password (an argument could be read by every user of the machine). Prints
 * "READY bolt://... http://..." once it answers. Standard input is held open by whoever starts it, so that the server
 * ends with its owner, however that ends.
 *
 * <p>A setting is given as in neo4j.conf and read in strict mode: an unknown name or a wrong value ends the program with
 * the server's own message and code 2.
 */
public class Run {
    public static void main(String[] args) throws Exception {
        BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        String password = input.readLine();
        Neo4jBuilder builder = Neo4jBuilders.newInProcessBuilder(Path.of(args[0]))
                .withConfig(GraphDatabaseSettings.auth_enabled, true)
                .withConfig(BoltConnector.enabled, true)
                .withConfig(BoltConnector.listen_address, loopback(args[1]))
                .withConfig(HttpConnector.enabled, true)
                .withConfig(HttpConnector.listen_address, loopback(args[2]));
        for (Map.Entry<Setting<Object>, Object> setting : settings(args, 3).entrySet()) {
            builder = builder.withConfig(setting.getKey(), setting.getValue());
        }
        try (Neo4j neo4j = builder.build()) {
            neo4j.databaseManagementService()
                    .database(GraphDatabaseSettings.SYSTEM_DATABASE_NAME)
                    .executeTransactionally(
                            "ALTER USER neo4j SET PASSWORD $password CHANGE NOT REQUIRED", Map.of("password", password));
            System.out.println("READY bolt://127.0.0.1:" + neo4j.boltURI().getPort() + " " + neo4j.httpURI());
            System.out.flush();
            while (input.readLine() != null) {
                // Nothing is expected: only the end of the input counts.
            }
        }
        System.exit(0); // the harness leaves threads behind
    }

    private static SocketAddress loopback(String port) {
        return new SocketAddress("127.0.0.1", Integer.parseInt(port));
    }

    private static Map<Setting<Object>, Object> settings(String[] args, int from) {
        Map<String, String> raw = new LinkedHashMap<>();
        for (int i = from; i < args.length; i++) {
            String[] pair = args[i].split("=", 2);
            raw.put(pair[0], pair[1]);
        }
        Map<String, String> strict = new LinkedHashMap<>(raw);
        strict.put(GraphDatabaseSettings.strict_config_validation.name(), "true");
        Map<Setting<Object>, Object> values = new LinkedHashMap<>();
        try {
            Config config = Config.newBuilder().setRaw(strict).build();
            for (String name : raw.keySet()) {
                Setting<Object> setting = config.getSetting(name);
                values.put(setting, config.get(setting));
            }
        } catch (IllegalArgumentException refused) {
            System.err.println(refused.getMessage());
            System.exit(2);
        }
        return values;
    }
}
